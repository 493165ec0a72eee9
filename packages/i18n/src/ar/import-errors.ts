/** What imports and exports refuse. */
export const importErrors = {
  IMPORT_FILE_UNREADABLE:
    '{raison, select, vide {هذا الملف فارغ.} sans_lignes {ليس في هذا الملف سوى العناوين دون أي سطر.} binaire {هذا الملف ليس نصا ولا مصنّف جداول.} titres {السطر الأول من هذا الملف ليس سطر عناوين مقروءا.} abime {هذا المصنّف تالف: افتحه واحفظه من جديد.} bombe {سيصبح هذا المصنّف كبيرا جدا عند فتحه فلم يُقرأ. احتفظ بالورقة المفيدة وحدها واحذف ما هو فارغ.} protege {هذا الملف محمي بكلمة مرور: أزلها قبل الاستيراد.} macros {في هذا المصنّف وحدات ماكرو: احفظه بدونها بصيغة ⁨.xlsx⁩.} autre_tableur {صيغة الجداول هذه لا تُقرأ هنا (⁨.xls, .xlsb, .ods⁩).} pas_tableau {هذا المستند ليس جدولا.} feuille {ليست في هذا المصنّف ورقة ظاهرة {feuille, select, none {بهذا الاسم} other {«⁨{feuille}⁩»}}.} other {تتعذّر قراءة هذا الملف.}} يصلح ملف ⁨CSV⁩ أو ⁨XLSX⁩ مع سطر للعناوين.',
  IMPORT_FILE_TOO_LARGE: 'يتجاوز هذا الملف 20 ميغابايت. قسّمه إلى عدة ملفات.',
  IMPORT_TOO_MANY_ROWS: 'في هذا الملف {max, select, none {أسطر كثيرة جدا} other {أكثر من {max, number} سطر}}. قسّمه إلى عدة ملفات.',
  IMPORT_MAPPING_INVALID:
    '{raison, select, obligatoire {ينقص عمود: {champs, select, none {المعدّة والعنوان ضروريان} other {يلزم واحد على الأقل من هذه: ⁨{champs}⁩}}.} champ {«⁨{valeur}⁩» ليس حقلا من هذا السجل.} client {اختر زبون المعدّات التي ستُنشأ.} code {«⁨{valeur}⁩» ليس رمزا ممكنا (⁨{codes}⁩).} devise {«⁨{valeur}⁩» ليس رمز عملة.} other {مطابقة الأعمدة غير صالحة. لكل حقل عمود واحد من الملف.}}',
  IMPORT_HAS_ERRORS: 'في الملف أخطاء: لم يُكتب شيء. صحّح الأسطر المشار إليها أو اطلب استيراد الصحيحة وحدها.',
  IMPORT_COLUMN_MISSING: 'ليس في الملف عمود {colonne, select, none {بهذا الاسم} other {«⁨{colonne}⁩»}}.',
  IMPORT_COLUMN_DUPLICATE: 'في الملف عمودان بالعنوان نفسه{colonne, select, none {} other { «⁨{colonne}⁩»}}. غيّر اسم أحدهما.',
  IMPORT_VALUE_INVALID:
    '{valeur, select, none {هذه القيمة} other {«⁨{valeur}⁩»}} {attendu, select, date_iso {ليست تاريخا بصيغة سنة-شهر-يوم مثل ⁦2026-03-31⁩} date_jma {ليست تاريخا بصيغة يوم/شهر/سنة مثل ⁦31/03/2026⁩} date_mja {ليست تاريخا بصيغة شهر/يوم/سنة مثل ⁦03/31/2026⁩} date_possible {تاريخ قادم أو قديم جدا} montant {ليست مبلغا} montant_clair {تُقرأ بطريقتين: اكتب هذا المبلغ برقمين بعد الفاصلة} montant_positif {مبلغ سالب} montant_borne {مبلغ كبير جدا} formule {صيغة جدول حسابي: احفظ الملف بالقيم} illisible {تحتوي على محرف فارغ} notation {فقدت أرقاما في الجدول الحسابي: اجعل العمود بتنسيق نص وأدخلها من جديد} erreur_tableur {خطأ حساب في الجدول: صحّح الخلية} nombre {ليست عددا} nombre_borne {خارج الحدود{min, select, none {} other {: {min} على الأقل}}{max, select, none {} other {: {max} على الأكثر}}} entier {ليست قيمة ممكنة هنا} oui_non {لا تُقرأ نعم ولا لا} email {ليست عنوان بريد إلكتروني مثل ⁨nom@exemple.ma⁩} habilitations {لا تُقرأ: اكتب كل شهادة مع تاريخ الحصول عليها وتاريخ انتهائها إن وُجد مثل ⁨ELEC 2024-01-10 → 2027-01-09⁩} horaires {لا تُقرأ: اكتب الأيام ثم الساعات مثل ⁨lun-ven 08:00-12:00, 14:00-18:00 ; sam 08:00-12:00⁩} champs {لا تُقرأ: افصل الحقول بفواصل منقوطة مثل ⁨Puissance [kW] : nombre ; Fluide : choix (Eau, Huile)⁩} competences {لا تُقرأ: اكتب كل كفاءة مع مستواها من 1 إلى 4 مثل ⁨ELEC 3; FROID 2⁩} code_unique {تدلّ على عدة سجلات: أعط رمزا أو اختر الزبون} code {ليس لها معنى معروف: حدّد الرمز المقصود (⁨{codes}⁩)} other {ليست قيمة معروفة}}.',
  IMPORT_VALUE_TOO_LONG:
    'هذه القيمة طويلة جدا{max, select, none {} other {: {max, plural, zero {لا شيء} one {حرف واحد} two {حرفان} few {# أحرف} many {# حرفا} other {# حرف}} على الأكثر}}.',
  IMPORT_VALUE_REQUIRED: 'هذه القيمة ضرورية وهي ناقصة.',
  IMPORT_ROW_SHAPE:
    '{raison, select, guillemet {علامة اقتباس فُتحت في هذا السطر ولم تُغلق.} other {عدد أعمدة هذا السطر لا يساوي عدد العناوين{cellules, select, none {} other {: {cellules} بدلا من {colonnes}}}.}}',
  IMPORT_ROW_MENDED: 'فاصلة دون علامتي اقتباس قطعت هذه القيمة: أُعيد جمعها.',
  IMPORT_COST_LEFT_OUT: 'هذه التكلفة سالبة: يُستورد التدخّل دون تكلفة.',
  IMPORT_EQUIPEMENT_UNKNOWN:
    'لا معدّة تحمل الرمز {valeur, select, none {المذكور} other {«⁨{valeur}⁩»}}. أنشئها أو اطلب إنشاء المعدّات المجهولة.',
  EXPORT_TOO_MANY_ROWS:
    'أسطر القائمة أكثر مما يتّسع له هذا الملف{max, select, none {} other { ({max, number} على الأكثر)}}. صفِّها، أو اختر صيغة CSV إن كانت متاحة.',
  IMPORT_REFERENCE_UNKNOWN:
    '{registre, select, clients {لا زبون يحمل الاسم أو الرمز {valeur, select, none {المذكور} other {«⁨{valeur}⁩»}}. استورد الزبائن أولا.} sites {ليس لهذا الزبون موقع {valeur, select, none {بهذا الاسم} other {«⁨{valeur}⁩»}}. استورد المواقع أولا.} users {لا حساب له العنوان أو المعرّف {valeur, select, none {المذكور} other {«⁨{valeur}⁩»}}. افتح هذا الحساب أولا.} competences {لا كفاءة تسمى {valeur, select, none {هكذا} other {«⁨{valeur}⁩»}}. استورد الكفاءات أولا.} habilitations {لا نوع من الشهادات يسمى {valeur, select, none {هكذا} other {«⁨{valeur}⁩»}}.} equipements {لا معدّة تسمى {valeur, select, none {هكذا} other {«⁨{valeur}⁩»}} في هذا الموقع ولا في هذا الملف. أعط رمزها أو مسارها مثل «⁨Ligne 1 / Presse 4⁩».} other {{valeur, select, none {هذه القيمة} other {«⁨{valeur}⁩»}} لا تدلّ على شيء معروف.}}',
  IMPORT_CLIENT_MISSING: 'لا يقول هذا السطر أي زبون يعنيه: أضف عمود «الزبون» أو اختر زبونا للملف كله.',
  IMPORT_ROW_DUPLICATE: 'السجل نفسه موصوف في {ligne, select, none {سطر سابق} other {السطر {ligne}}}: احتفظ بواحد من السطرين.',
  IMPORT_PARENT_REFUSED: 'المعدّة التي تنتمي إليها هذه مرفوضة في {ligne, select, none {سطر آخر} other {السطر {ligne}}}: صحّحه أولا.',
  IMPORT_CYCLE: 'ستكون هذه المعدّات جزءا بعضها من بعض في حلقة{chemin, select, none {} other {: ⁨{chemin}⁩}}. صحّح عمود المعدّة الأم.',
};
