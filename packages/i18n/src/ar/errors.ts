import { importErrors } from './import-errors.ts';
import type { errors as fr } from '../fr/errors.ts';
import type { Messages } from '../messages.ts';

export const errors: Messages<typeof fr> = {
  ...importErrors,
  REQUEST_INVALID:
    '{field, select, none {الطلب ناقص أو غير سليم. تحقّق من الحقول المشار إليها.} other {الحقل «⁨{field}⁩» غير صالح. صحّحه ثم أعد المحاولة.}}',
  REQUEST_MALFORMED: 'تعذّرت قراءة هذا الإرسال: ليس JSON سليما.',
  REQUEST_METHOD: 'هذا العنوان موجود لكن ليس بهذه الطريقة. ترويسة Allow تذكر الطرق المقبولة.',
  REQUEST_TOO_LARGE: 'الإرسال كبير جدا. صغّره ثم أعد المحاولة.',
  REQUEST_UNSUPPORTED_TYPE: 'صيغة الإرسال هذه غير مقبولة. أرسل JSON أو استمارة.',
  ROUTE_NOT_FOUND: 'هذا العنوان غير موجود.',
  INTERNAL: 'وقع خطأ من جهتنا. لم يُحفظ شيء. أعد المحاولة؛ وإن تكرّر فأعط رقم الطلب للمشرف.',
  AUTH_REQUIRED: 'سجّل الدخول للمتابعة.',
  AUTH_INVALID_CREDENTIALS: 'اسم المستخدم أو كلمة المرور غير صحيحة.',
  AUTH_LOCKED:
    'محاولات فاشلة كثيرة. أعد المحاولة بعد {minutes, select, none {بضع دقائق} other {{minutes, plural, zero {لحظات} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}}}، أو اطلب كلمة مرور جديدة من المشرف.',
  AUTH_SESSION_ENDED: 'انتهت جلستك. سجّل الدخول من جديد.',
  AUTH_TOKEN_REUSED: 'حفاظا على الأمان أُغلقت جلستك: استُعمل رمزها مرتين. سجّل الدخول من جديد، وإن لم تكن أنت فغيّر كلمة المرور.',
  AUTH_CSRF: 'هذا الطلب لم يصدر عن التطبيق فرُفض. أعد تحميل الصفحة ثم حاول من جديد.',
  AUTH_WRONG_PASSWORD: 'كلمة المرور هذه غير صحيحة.',
  AUTH_CONFIRMATION_REQUIRED: 'هذا الإجراء حسّاس: أكّده بكلمة مرورك ثم أعد المحاولة.',
  AUTH_CODE_REQUIRED: 'يطلب هذا الحساب رمزا أيضا. أدخل الأرقام الستة من تطبيقك، أو رمز طوارئ.',
  AUTH_CODE_INVALID: 'هذا الرمز غير صالح أو سبق استعماله. انتظر الرمز التالي، أو أدخل رمز طوارئ.',
  AUTH_ENROLMENT_REQUIRED: 'يتطلّب دورك عاملا ثانيا. فعّله أولا.',
  AUTH_LINK_INVALID: 'هذا الرابط غير صالح أو سُحب. اطلب رابطا جديدا.',
  AUTH_LINK_EXPIRED: 'انتهت صلاحية هذا الرابط. اطلب رابطا جديدا.',
  AUTH_LINK_USED: 'سبق استعمال هذا الرابط. سجّل الدخول، أو اطلب رابطا جديدا.',
  SECOND_FACTEUR_CODE_INVALID: 'هذا الرمز غير صحيح. أدخل الأرقام الستة التي يعرضها التطبيق الآن، وتحقّق أيضا من ساعة هاتفك.',
  SECOND_FACTEUR_ACTIVE: 'العامل الثاني مفعّل من قبل.',
  SECOND_FACTEUR_INACTIVE: 'لا يوجد عامل ثان مفعّل على هذا الحساب.',
  SECOND_FACTEUR_REQUIRED_BY_ROLE: 'يتطلّب دورك عاملا ثانيا: لا يمكن إيقافه.',
  USER_ALREADY_JOINED: 'سبق لهذا الشخص أن التحق. أرسل إليه رابط كلمة مرور جديدة بدل الدعوة.',
  USER_NOT_JOINED: 'ليست لهذا الشخص كلمة مرور بعد. أرسل إليه دعوته بدل ذلك.',
  USER_INACTIVE: 'هذا الحساب معطّل. أعد تفعيله أولا.',
  USER_NOT_INVITED: 'لا توجد دعوة مفتوحة لهذا الحساب.',
  PERMISSION_DENIED: 'حسابك لا يسمح بهذا الإجراء.',
  COMMAND_REUSED: 'أُرسل هذا الإجراء من قبل بمحتوى آخر. أعد تحميل الصفحة ثم حاول من جديد.',
  PHONE_INVALID:
    'هذا ليس رقم هاتف{raison, select, texte {: يُكتب بالأرقام فقط} longueur {: عدد أرقامه ({chiffres}) غير صحيح} pays {: لا يوجد بلد بهذا الرمز} poste {: اكتب الرقم الداخلي في الملاحظات لا في الرقم} other {}}. اكتب مثلا ⁦05 22 47 18 30⁩، أو ⁦+33 6 12 34 56 78⁩ لبلد آخر.',
  RECORD_NOT_FOUND: 'هذه البطاقة غير موجودة.',
  RECORD_VERSION_CONFLICT: 'عُدّلت هذه البطاقة في هذه الأثناء. أعد تحميلها ثم كرّر تغييرك.',
  SILENCE_INCOMPLETE: 'أدخل ساعتي الهدوء معا، مختلفتين، أو لا تدخل أيا منهما.',
  RAPPEL_HEURES_TWICE: 'حُدّد تذكيران قبل الأجل بالمدة نفسها{heures, select, none {} other { ({heures} س)}}. احتفظ بواحد منهما أو غيّر الآخر.',
  ESCALADE_HEURES_TWICE:
    'حُدّد تصعيدان بعد الأجل بالمدة نفسها{heures, select, none {} other { ({heures} س)}}. احتفظ بواحد مع المجموعة الأوسع أو غيّر الآخر.',
  TRAVAIL_NOT_FOUND: 'لم تعد هذه المهمة في قائمة الانتظار: انتهت أو ألغاها شخص آخر. حدّث الصفحة.',
  TRAVAIL_RUNNING: 'هذه المهمة قيد التنفيذ: انتظر انتهاءها، فلا يمكن إعادة تشغيلها ولا إلغاؤها الآن.',
  TRAVAIL_DUE: 'حان موعد هذه المهمة بالفعل: ستُنفَّذ فور توفر مكان لدى إحدى العمليات.',
  TACHE_NOT_SCHEDULED: 'لا تعمل هذه المهمة من تلقاء نفسها: تنشأ عن حدث، ولا تُنفَّذ عند الطلب.',
  TACHE_RUNNING: 'هذه المهمة قيد التنفيذ بالفعل: انتظر انتهاءها قبل تنفيذها من جديد.',
  ENVOI_NOT_FOUND: 'هذا الإرسال غير موجود.',
  ENVOI_NON_RELANCABLE: 'لا يُعاد إلا إرسال فاشل: اختر إرسالا في هذه الحالة.',
  ENVOI_NON_ANNULABLE: 'غادر هذا الإرسال أو تم التخلّي عنه من قبل: لم يبق ما يُتخلّى عنه.',
  ENVOI_EN_COURS: 'هذا الإرسال يغادر الآن: أعد المحاولة بعد دقيقة.',
  ADRESSE_NON_REJETEE: 'هذا العنوان غير مرفوض: الرسائل تُرسل إليه من قبل.',
  APPAREIL_NOT_FOUND: 'هذا الجهاز ليس من أجهزتك.',
  SESSION_NOT_FOUND: 'هذه الجلسة غير موجودة أو أُغلقت.',
  USER_NOT_FOUND: 'هذا الحساب غير موجود.',
  USER_EMAIL_TAKEN: 'هذا البريد الإلكتروني لحساب آخر. أدخل غيره.',
  USER_USERNAME_TAKEN: 'اسم المستخدم هذا مستعمل. اختر غيره.',
  USER_CLIENT_REQUIRED: 'حساب الزبون ينتمي إلى شركة. اختر أيّها.',
  USER_SELF_DEACTIVATION: 'لا يمكنك تعطيل حسابك. اطلب ذلك من مشرف آخر.',
  USER_LAST_ADMIN: 'هذا آخر مشرف. امنح هذا الدور أولا لحساب آخر.',
  CLIENT_NOT_FOUND: 'هذا الزبون غير موجود.',
  CLIENT_CODE_TAKEN: 'هذا الرمز لزبون آخر. أدخل غيره.',
  CLIENT_ICE_TAKEN: 'رقم ICE هذا لزبون آخر{client, select, none {} other {: ⁨{client}⁩}}. تحقّق منه أو افتح بطاقة ذلك الزبون.',
  CLIENT_ICE_CONTROL: 'لرقم ICE هذا 15 رقما، لكن رقمي المراقبة في آخره لا يطابقان باقي الأرقام. انسخه من جديد من فاتورة أو من شهادة ICE.',
  CLIENT_IDENTIFIER_NOT_DIGITS:
    '{identifiant, select, ice {رقم ICE} identifiant_fiscal {رقم التعريف الضريبي (IF)} rc {رقم السجل التجاري (RC)} taxe_professionnelle {رقم الرسم المهني (TP)} cnss {رقم الانخراط في CNSS} other {هذا المعرّف}} يُكتب بالأرقام فقط. احذف الحروف والعلامات.',
  CLIENT_IDENTIFIER_LENGTH:
    '{identifiant, select, ice {رقم ICE} identifiant_fiscal {رقم التعريف الضريبي (IF)} rc {رقم السجل التجاري (RC)} taxe_professionnelle {رقم الرسم المهني (TP)} cnss {رقم الانخراط في CNSS} other {هذا المعرّف}} {max, select, none {ليس له العدد الصحيح من الأرقام} other {يتكوّن من {max, plural, zero {# أرقام} one {رقم واحد} two {رقمين} few {# أرقام} many {# رقما} other {# رقم}}{borne, select, max { على الأكثر} other {}}}}{chiffres, select, none {} other {، وقد كتبت {chiffres}}}.',
  CLIENT_RC_TRIBUNAL_REQUIRED: 'رقم السجل التجاري لا معنى له دون محكمته. أدخل مدينة المحكمة.',
  SITE_NOT_FOUND: 'هذا الموقع غير موجود.',
  SITE_CODE_TAKEN: 'هذا الرمز لموقع آخر من مواقع الزبون. أدخل غيره.',
  SITE_NOM_TAKEN: 'لأحد مواقع هذا الزبون الاسم نفسه. أدخل غيره.',
  SITE_IN_USE:
    'سبق استعمال هذا الموقع{equipements, select, none {} other {: {equipements, plural, zero {لا معدّات} one {معدّة واحدة} two {معدّتان} few {# معدّات} many {# معدّة} other {# معدّة}}، {contacts, plural, zero {لا جهات اتصال} one {جهة اتصال واحدة} two {جهتا اتصال} few {# جهات اتصال} many {# جهة اتصال} other {# جهة اتصال}}}}. عطّله بدل حذفه: يبقى سجلّه.',
  SITE_LAST: 'هذا آخر موقع مستعمل لهذا الزبون. أضف موقعا آخر أو أعد تفعيل واحد أولا.',
  SITE_INACTIVE:
    '{site, select, none {هذا الموقع} other {الموقع ⁨{site}⁩}} خارج الخدمة: لا يُفتح فيه شيء جديد. اختر موقعا في الخدمة، أو أعد هذا الموقع إلى الخدمة.',
  SITE_COORDINATES_PAIR: 'أدخل خط العرض وخط الطول معا، مثلا ⁦33.57, -7.58⁩، أو اتركهما فارغين.',
  SITE_COORDINATES_SWAPPED:
    'يبدو أن خط العرض وخط الطول معكوسان{latitude, select, none {} other {: اكتب خط العرض ⁦{latitude}⁩ وخط الطول ⁦{longitude}⁩}}.',
  SITE_HORAIRES_INVALID:
    '{raison, select, vide {لفترة فتح{jour, select, none {} lundi { يوم الاثنين} mardi { يوم الثلاثاء} mercredi { يوم الأربعاء} jeudi { يوم الخميس} vendredi { يوم الجمعة} samedi { يوم السبت} dimanche { يوم الأحد} other {}} ساعة بداية ونهاية واحدة.} other {فترتا فتح متداخلتان{jour, select, none {} lundi { يوم الاثنين} mardi { يوم الثلاثاء} mercredi { يوم الأربعاء} jeudi { يوم الخميس} vendredi { يوم الجمعة} samedi { يوم السبت} dimanche { يوم الأحد} other {}}.}} صحّح الأوقات.',
  CONTACT_NOT_FOUND: 'جهة الاتصال هذه غير موجودة.',
  TECHNICIEN_NOT_FOUND: 'هذا التقني غير موجود.',
  TECHNICIEN_INACTIVE: 'لم يعد هذا التقني في الخدمة. اختر غيره.',
  TECHNICIEN_ABSENT:
    '{technicien, select, none {هذا التقني} other {⁨{technicien}⁩}} غائب{debut, select, none {} other { ابتداء من {jour} {debut}}}. اختر غيره أو اذكر سبب التجاوز.',
  TECHNICIEN_HORS_HORAIRES:
    '{technicien, select, none {هذا التقني} other {⁨{technicien}⁩}} لا يعمل{debut, select, none { في هذا الوقت} other { {jour} من {debut} إلى {fin}}}. اختر وقتا ضمن ساعات عمله أو تقنيا مداوما، أو اذكر سبب التجاوز.',
  TECHNICIEN_HABILITATION_EXPIREE:
    '{habilitation, select, none {إحدى رخص} other {رخصة «⁨{habilitation}⁩» لدى}} {technicien, select, none {هذا التقني} other {⁨{technicien}⁩}} منتهية الصلاحية في هذا التاريخ{date_expiration, select, none {} other { (انتهت في {date_expiration})}}. جدّدها أو اختر تقنيا آخر، أو اذكر سبب التجاوز.',
  TECHNICIEN_DISPONIBILITE_DERIVED: 'لا يُدخَل التوفّر يدويا: فهو يتبع ساعات العمل والغيابات والتدخّلات المبرمجة. سجّل غيابا.',
  TECHNICIEN_BASE_INCOMPLETE: 'للموقع خط عرض وخط طول. أدخل الاثنين معا أو اتركهما فارغين.',
  HORAIRES_EMPTY_RANGE: 'تبدأ فترة عمل وتنتهي في الساعة نفسها{heure, select, none {} other { ({heure})}}. أدخل نهاية مختلفة عن البداية.',
  HORAIRES_OVERLAP:
    'تتداخل فترتا عمل{autre_debut, select, none {} other {: {autre_debut}–{autre_fin} و{debut}–{fin}}}. يجب أن تبدأ كل فترة بعد نهاية التي قبلها.',
  PERIOD_INVALID: 'تنتهي الفترة قبل أن تبدأ. أدخل نهاية بعد البداية.',
  PERIOD_REQUIRED: 'أدخل البداية والنهاية: إما يومين كاملين، وإما تاريخين بساعتيهما.',
  PERIOD_TOO_LONG: 'هذه الفترة طويلة جدا{jours, select, none {} other {: {jours} يوما على الأكثر}}. قلّصها.',
  ASTREINTE_NOT_FOUND: 'فترة المداومة هذه غير موجودة.',
  ASTREINTE_OVERLAP:
    'هذا التقني مداوم أصلا في جزء من هذه الفترة{debut, select, none {} other { (ابتداء من {jour} {debut})}}. اختر فترة أخرى أو احذف الأولى قبلها.',
  ABSENCE_NOT_FOUND: 'هذا الغياب غير موجود.',
  ABSENCE_OVERLAP:
    'هناك غياب آخر {statut, select, demandee {مطلوب في} other {مبرمج في}} جزء من هذه الفترة{debut, select, none {} other { (ابتداء من {jour} {debut})}}. غيّر التواريخ أو ألغ الآخر أولا.',
  ABSENCE_DECIDED:
    'هذا الغياب {statut, select, approuvee {تمت الموافقة عليه} refusee {سبق رفضه} annulee {ملغى من قبل} other {سبق البتّ فيه}}. أعد تحميل الصفحة لترى ما يمكن فعله.',
  ABSENCE_REASON_REQUIRED: 'اذكر سبب رفض الغياب: سيقرؤه التقني.',
  COMPETENCE_INACTIVE:
    '{competence, select, none {هذه المهارة} other {مهارة «⁨{competence}⁩»}} لم تعد مقترحة. أعد تفعيلها أولا أو اختر غيرها.',
  HABILITATION_NOT_FOUND: 'هذه الرخصة غير موجودة.',
  HABILITATION_TYPE_NOT_FOUND: 'نوع الرخصة هذا غير موجود. اختر نوعا من القائمة.',
  HABILITATION_TYPE_INACTIVE:
    '{habilitation, select, none {نوع الرخصة هذا} other {النوع «⁨{habilitation}⁩»}} لم يعد مقترحا. أعد تفعيله أولا أو اختر غيره.',
  HABILITATION_TYPE_CODE_TAKEN: 'هذا الرمز لنوع رخصة آخر. أدخل غيره.',
  HABILITATION_ENDS_BEFORE:
    'ستنتهي الرخصة قبل تاريخ الحصول عليها{date_obtention, select, none {} other { ({date_obtention})}}. أدخل تاريخ نهاية ابتداء من ذلك اليوم.',
  HABILITATION_OVERLAP:
    'لدى هذا التقني الرخصة نفسها في جزء من الفترة{date_obtention, select, none {} other {: منذ {date_obtention}{date_expiration, select, none {، بلا نهاية} other { إلى {date_expiration}}}}}. جدّدها أو أدخل تواريخ لا تتداخل.',
  CALENDRIER_NOT_FOUND: 'هذا التقويم غير موجود.',
  CALENDRIER_NOM_TAKEN: 'يوجد تقويم آخر بهذا الاسم. اختر اسما آخر.',
  CALENDRIER_INACTIVE:
    '{calendrier, select, none {هذا التقويم} other {التقويم «⁨{calendrier}⁩»}} لم يعد مقترحا. أعد تفعيله أولا، أو اختر تقويما آخر.',
  CALENDRIER_IS_DEFAUT: 'هذا التقويم هو تقويم الشركة. أسند هذا الدور أولا إلى تقويم آخر.',
  CALENDRIER_IN_USE:
    'ما زال هذا التقويم مستعملا عند {clients, select, none {زبناء} other {{clients, plural, zero {# زبون} one {زبون واحد} two {زبونين} few {# زبناء} many {# زبونا} other {# زبون}}}}. أعطهم تقويما آخر أولا.',
  CALENDRIER_NEVER_OPEN: 'لن يكون هذا التقويم مفتوحا أبدا: حدّد فترة عمل واحدة على الأقل لا تقع كلها في الاستراحة.',
  CALENDRIER_PAUSE_INVALID: 'يجب أن تنتهي الاستراحة بعد بدايتها في اليوم نفسه، مثلا من 12:30 إلى 14:00.',
  CALENDRIER_FERMETURE_INVALID: 'ينتهي الإغلاق قبل بدايته. حدّد يوما أخيرا لا يسبق اليوم الأول.',
  JOUR_FERIE_NOT_FOUND: 'هذه العطلة غير موجودة.',
  JOUR_FERIE_NOT_LUNAR: 'تاريخ هذه العطلة لا يتوقف على رؤية الهلال: لا شيء يحتاج إلى تأكيد.',
  JOUR_FERIE_OFFICIAL: 'هذه العطلة من اللائحة الرسمية: لا يتغير منها إلا مدتها أو تاريخ انتهاء العمل بها.',
  JOUR_FERIE_TOO_FAR:
    'هذا التاريخ بعيد عن التاريخ المقدّر{date, select, none {} other { (⁨{date}⁩)}} بأكثر من خمسة أيام. تحقّق من السنة والشهر.',
  JOUR_FERIE_ENDS_BEFORE: 'ستنتهي هذه العطلة قبل أن تبدأ{date, select, none {} other { (⁨{date}⁩)}}. حدّد تاريخا لا يسبق ذلك اليوم.',
  TECHNICIEN_USER_INVALID: 'لا يمكن أن يصبح هذا الحساب تقنيا: يجب أن يكون دوره تقنيا ونشطا وألا يكون تقنيا من قبل.',
  TECHNICIEN_MATRICULE_TAKEN: 'رقم التسجيل هذا لتقني آخر. أدخل غيره.',
  COMPETENCE_NOT_FOUND: 'هذه المهارة غير موجودة.',
  COMPETENCE_CODE_TAKEN: 'هذا الرمز لمهارة أخرى. أدخل غيره.',
  EQUIPEMENT_NOT_FOUND: 'هذه المعدّة غير موجودة.',
  EQUIPEMENT_CODE_TAKEN: 'هذا الرمز لمعدّة أخرى. أدخل غيره.',
  EQUIPEMENT_RETIRED: 'هذه المعدّة خارج الخدمة. اختر معدّة في الخدمة.',
  EQUIPEMENT_IN_USE: 'لا تزال لهذه المعدّة تدخّلات مفتوحة. أنهها أو ألغها قبل إخراجها من الخدمة.',
  EQUIPEMENT_NOM_TAKEN:
    'توجد في هذا الموقع معدّة تحمل {nom, select, none {هذا الاسم} other {الاسم ⁨{nom}⁩}}{code, select, none {} other { (⁨{code}⁩)}}. أعط اسما أدقّ، مثلا مع اسم آلتها.',
  EQUIPEMENT_CYCLE:
    'لا يمكن وضع {equipement, select, none {معدّة} other {⁨{equipement}⁩}} تحت {parent, select, none {نفسها أو تحت ما تحتويه} other {⁨{parent}⁩ لأنها جزء منها}}. اختر مكانا خارج فرعها.',
  EQUIPEMENT_OTHER_CLIENT: '{equipement, select, none {هذه المعدّة} other {⁨{equipement}⁩}} لزبون آخر. اختر معدّة للزبون نفسه.',
  EQUIPEMENT_PARENT_SITE:
    '{equipement, select, none {هذه المعدّة} other {⁨{equipement}⁩}} في موقع آخر. اختر معدّة من الموقع المذكور، أو لا تذكر موقعا.',
  EQUIPEMENT_TOO_DEEP: 'ستتجاوز الشجرة 100 مستوى. اختر مكانا أقلّ عمقا.',
  EQUIPEMENT_HAS_CHILDREN:
    'ما زالت هذه المعدّة تحتوي على {equipements, select, none {معدّات} other {{equipements, plural, zero {معدّات} one {معدّة واحدة} two {معدّتين} few {# معدّات} many {# معدّة} other {# معدّة}}}} في الخدمة. انقلها، أو أخرج الفرع كله من الخدمة.',
  EQUIPEMENT_GARANTIE_INVALID:
    'ينتهي الضمان قبل بدء التشغيل{date_mise_en_service, select, none {} other { (⁨{date_mise_en_service}⁩)}}. أعط ذلك التاريخ أو تاريخا بعده.',
  EQUIPEMENT_CHAMP_INVALID:
    '{champ, select, none {هذه الخانة} other {الخانة ⁨{champ}⁩}} {raison, select, inconnu {ليست من خانات هذا النوع} archive {لم تعد مطلوبة: قيمتها تُقرأ ولا تُغيَّر} texte {تنتظر نصا} nombre {تنتظر عددا} date {تنتظر تاريخا بصيغة سنة-شهر-يوم، مثل 2026-03-31} choix {تنتظر إحدى هذه القيم: ⁨{choix}⁩} min {يجب ألا تقلّ عن {borne, number} ⁨{unite}⁩} max {يجب ألا تزيد عن {borne, number} ⁨{unite}⁩} requis {إلزامية: املأها} other {قيمتها غير ممكنة}}.',
  TYPE_EQUIPEMENT_NOT_FOUND: 'نوع المعدّات هذا غير موجود.',
  TYPE_EQUIPEMENT_NOM_TAKEN: 'يوجد نوع معدّات بهذا الاسم. أعط اسما آخر.',
  TYPE_EQUIPEMENT_CHAMP_INVALID:
    'الخانة {champ, select, none {} other {⁨{champ}⁩}} {raison, select, double {مكرّرة: أعط كل واحدة اسمها} genre {تحتفظ بصنفها: أرشفها وأضف خانة أخرى} sans_choix {بلا خيارات: أضف خيارا واحدا على الأقل} choix_double {فيها الخيار نفسه مرتين} bornes {حدّها الأدنى أكبر من حدّها الأقصى} other {غير صالحة}}.',
  COMPTEUR_NOT_FOUND: 'هذا العدّاد غير موجود.',
  COMPTEUR_NOM_TAKEN: 'لهذه المعدّة عدّاد بهذا الاسم. أعط اسما آخر.',
  COMPTEUR_INACTIVE: 'هذا العدّاد لم يعد يُقرأ. اختر عدّادا مستعملا.',
  RELEVE_NOT_FOUND: 'هذه القراءة غير موجودة.',
  RELEVE_DESCEND:
    'لا يمكن للعدّاد أن ينزل{precedent, select, none {} other {: {valeur, number} بعد {precedent, number}}}. تحقّق من القيمة، أو سجّل تغيير العدّاد.',
  RELEVE_DEPASSE:
    'هذه القيمة تتجاوز قراءة أحدث{suivant, select, none {} other {: {valeur, number} قبل {suivant, number}}}. تحقّق من القيمة والتاريخ.',
  RELEVE_DATE_FUTURE: 'تاريخ هذه القراءة في المستقبل. أعط وقت قراءة العدّاد.',
  RELEVE_DATE_TAKEN: 'لهذا العدّاد قراءة في اللحظة نفسها. أعط وقتا آخر، أو ألغ القراءة الأخرى.',
  RELEVE_CHANGEMENT_INVALID:
    '{raison, select, jauge {المقياس يصعد وينزل: سجّل قيمته فقط.} manque {أعط آخر قيمة للعدّاد القديم.} other {لا تُعطى آخر قيمة للعدّاد القديم إلا عند تغيير العدّاد.}}',
  RELEVE_NEEDED:
    'بدون تغيير العدّاد هذا تنزل القراءات{precedent, select, none {} other { من {precedent, number} إلى {suivant, number}}}. ألغ أولا القراءات التي بعده.',
  ARRET_NOT_FOUND: 'هذا التوقّف غير موجود.',
  ARRET_OVERLAP:
    'كانت هذه المعدّة متوقّفة{du, select, none {} other {: ⁨{du}⁩ – {au, select, none {الآن} other {⁨{au}⁩}}}}. غيّر الأوقات، أو صحّح التوقّف الآخر.',
  ARRET_DATES_INVALID:
    '{raison, select, debut_futur {البداية في المستقبل: أعط وقت بدء التوقّف.} fin_future {النهاية في المستقبل: اتركها فارغة ما دام التوقّف مستمرا.} other {يجب أن تأتي النهاية بعد البداية.}}',
  INTERVENTION_NOT_FOUND: 'هذا التدخّل غير موجود.',
  INTERVENTION_VERSION_CONFLICT:
    'تغيّر هذا التدخّل في هذه الأثناء{acteur, select, none {} other { من طرف ⁨{acteur}⁩}}. انظر حالته الجديدة ثم أعد المحاولة إن بقي ذلك مفيدا.',
  INTERVENTION_TRANSITION_REFUSED:
    'هذه الخطوة غير ممكنة{statut, select, none {} ouverte {: التدخّل مفتوح} affectee {: التدخّل مُسند} en_cours {: التدخّل جارٍ} en_attente {: التدخّل في الانتظار} terminee {: التدخّل منتهٍ} cloturee {: التدخّل مُقفل} archivee {: التدخّل مؤرشف} annulee {: التدخّل ملغى} other {}}. انظر الإجراءات المقترحة في بطاقته.',
  INTERVENTION_NOT_ASSIGNED_TO_YOU: 'هذا التدخّل ليس لك. اطلب من المسؤول إسناده إليك.',
  INTERVENTION_REASON_REQUIRED: 'اكتب السبب: سيُحفظ في السجلّ.',
  INTERVENTION_REPORT_REQUIRED: 'اكتب ما أُنجز: التقرير ضروري للإنهاء.',
  INTERVENTION_TIME_REQUIRED: 'أضف وقتا مستغرقا واحدا على الأقل للإنهاء.',
  INTERVENTION_SIGNATURE_REQUIRED: 'اجعل الزبون يوقّع أو اذكر سبب عدم التوقيع.',
  INTERVENTION_TIMES_NOT_VALIDATED: 'صادق على الأوقات المستغرقة قبل الإقفال.',
  INTERVENTION_READ_ONLY: 'هذا التدخّل مؤرشف أو منتهٍ: لم يعد قابلا للتعديل.',
  INTERVENTION_MOVE_REFUSED: 'لا يُنقل هذا التدخّل في حالته: لا يُغيَّر موعد إلا لتدخّل مُسند لم يبدأ؛ والتدخّل المعلَّق يبقى لتقنيّه.',
  INTERVENTION_SLOT_INVALID: 'الموعد غير صالح: يجب أن تأتي النهاية بعد البداية وأن يُذكرا معا.',
  INTERVENTION_SLOT_TAKEN:
    '{technicien, select, none {التقني} other {⁨{technicien}⁩}} مشغول {debut, select, none {في هذا الموعد} other {{jour} من {debut} إلى {fin}}}{reference, select, none {} other { (⁨{reference}⁩)}}. اختر وقتا آخر أو تقنيا آخر، أو اذكر سبب التجاوز.',
  INTERVENTION_DEADLINE_PAST: 'مضى الأجل. أدخل تاريخا قادما.',
  PLAN_NOT_FOUND: 'هذه الخطة الوقائية غير موجودة.',
  PLAN_RETIRED: 'هذه الخطة مسحوبة ولا يمكن تغييرها. أنشئ خطة جديدة لهذه المعدّة.',
  PLAN_SUSPENDED: 'هذه الخطة معلّقة ولا تنشئ شيئا. استأنفها أولا.',
  PLAN_DATE_RULE_REQUIRED: 'حدّد كل كم من الأيام أو الأسابيع أو الأشهر أو السنوات تتكرّر هذه الخطة.',
  PLAN_FIRST_DATE_REQUIRED: 'حدّد أول تاريخ للخطة: منه يُحسب التقويم.',
  PLAN_POSITION_INVALID: 'لا يُختار يوم الشهر إلا لوتيرة بالأشهر أو بالسنوات.',
  PLAN_METER_REQUIRED: 'اختر العدّاد الذي يطلق هذه الخطة.',
  PLAN_METER_RULE_REQUIRED: 'حدّد ما يجب أن يبلغه العدّاد: خطوة أو عتبة.',
  PLAN_METER_FOREIGN: 'هذا العدّاد لمعدّة أخرى. اختر عدّادا لمعدّة الخطة.',
  PLAN_METER_KIND: 'تُحسب الخطوة على عدّاد تراكمي (ساعات، دورات). للمقياس حدّد عتبة.',
  PLAN_COMBINATION_REQUIRED: 'تاريخ وعدّاد: حدّد هل يكفي أولهما أم يجب الاثنان معا.',
  PLAN_OCCURRENCE_OPEN: 'هناك تدخّل مفتوح لهذه الخطة. أنهه أولا، أو اسمح للخطة بتراكم عدة تدخّلات.',
  PLAN_FIRST_DATE_FAR:
    'التاريخ الأول بعيد جدا. أدخل تاريخا بين {du, select, none {عشر سنوات مضت} other {{du}}} و{au, select, none {خمس سنوات قادمة} other {{au}}}.',
  PLAN_LEAD_TOO_LONG: 'سيُنشأ التدخّل قبل أن يحلّ موعد السابق. أدخل {max, select, none {أيام تقديم أقلّ} other {{max} يوما على الأكثر}}.',
  PLAN_TOLERANCE_TOO_WIDE:
    'يتداخل التسامح قبل الموعد وبعده بين موعد وآخر. يجب ألا يتجاوز مجموعهما {max, select, none {الفترة} other {{max} يوما}}.',
  PLAN_NOT_SUSPENDED: 'هذه الخطة غير معلّقة: لا شيء يُستأنف.',
  PLAN_NOTHING_TO_GENERATE: 'لا موعد قادم لهذه الخطة: لا شيء يُنشأ.',
  PLAN_DATE_NOT_PLANNED: 'لا موعد بتاريخ لهذه الخطة: العدّاد هو الذي يقرّر.',
  ECHEANCE_DATE_PAST: 'هذا التاريخ مضى. أدخل اليوم أو تاريخا قادما.',
  ECHEANCE_DATE_BESIDE:
    'سيتجاوز هذا الموعد {avant, select, none {موعدا آخر} other {موعد ⁨{avant}⁩}}{apres, select, none {} other { أو موعد ⁨{apres}⁩}}. اختر تاريخا بين جاريه.',
  ECHEANCE_NOT_FOUND: 'هذا الاستحقاق غير موجود.',
  ECHEANCE_DECIDED: 'عولج هذا الاستحقاق من قبل. لا يُتجاوز ولا يُنقل إلا استحقاق مرتقب.',
  ABONNEMENT_NOT_FOUND: 'عنوان التقويم هذا غير موجود أو لم يعد نشطا.',
  ABONNEMENT_SUJET_INVALID: 'الاشتراك يخصّ تقنيا أو زبونا: اذكر واحدا منهما.',
  FLUX_NOT_FOUND: 'عنوان التقويم هذا غير موجود أو لم يعد نشطا.',
  FLUX_LIMIT: 'يُقرأ هذا التقويم أكثر من اللازم. حاول بعد بضع دقائق.',
  DEMANDE_NOT_FOUND: 'هذا الطلب غير موجود.',
  DEMANDE_DECIDED:
    'سبق اتخاذ قرار{statut, select, none {} acceptee {: الطلب مقبول} refusee {: الطلب مرفوض} doublon {: الطلب مكرّر} annulee {: سحبه صاحبه} other {}}. أعد تحميل البطاقة لرؤيته.',
  DEMANDE_PLACE_REQUIRED: 'حدّد المكان: اختر المعدّة، أو الموقع إن كنت لا تعرف الآلة.',
  DEMANDE_EQUIPEMENT_REQUIRED: 'اختر المعدّة المعنية: كل تدخّل يخصّ معدّة.',
  DEMANDE_EQUIPEMENT_FOREIGN: 'هذه المعدّة عند زبون آخر. اختر معدّة عند صاحب الطلب.',
  DEMANDE_DOUBLE_INVALID:
    '{raison, select, un_seul {اختر شيئا واحدا: طلبا آخر أو تدخّلا مفتوحا.} soi {لا يكون الطلب تكرارا لنفسه. اختر طلبا آخر.} autre_client {اختر طلبا أو تدخّلا للزبون نفسه.} fermee {اختر طلبا منتظرا أو مقبولا، أو تدخّلا ما زال مفتوحا.} other {اختر ما يكرّره هذا الطلب.}}',
  ETIQUETTE_UNKNOWN: 'هذه الملصقة غير معروفة أو لم تعد صالحة. أخبر المسؤول عن الآلات في المكان.',
  SIGNALEMENT_NOT_FOUND: 'رابط المتابعة هذا لا يقود إلى أي بلاغ. تحقّق من أنه كامل.',
  SIGNALEMENT_REFUSED: 'تعذّر إرسال البلاغ. أعد تحميل الصفحة ثم اكتبه من جديد.',
  SIGNALEMENT_LIMIT:
    'بلاغات كثيرة جدا من هنا. أعد المحاولة بعد {minutes, select, none {بضع دقائق} other {{minutes, plural, zero {لحظات} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}}}، أو أخبر المسؤول في المكان.',
  DOCUMENT_NOT_FOUND: 'هذا المستند غير موجود.',
  DOCUMENT_FILE_REQUIRED: 'لم يصل أي ملف. أرسل ملفا في الحقل « file » من النموذج.',
  DOCUMENT_TYPE_REFUSED:
    '{filename, select, none {هذا الملف} other {«⁨{filename}⁩»}} غير مقبول{trouve, select, none {} exe {: إنه برنامج مهما كان اسمه} html {: إنه صفحة ويب} svg {: إنه رسم SVG قد يحتوي على شيفرة} heic {: إنه صورة HEIC. اضبط الكاميرا على « الأكثر توافقا » أو حوّلها إلى JPEG} zip {: إنه أرشيف ZIP. أرسل الملفات التي بداخله} cfb {: إنه بصيغة Office قديمة. احفظه بصيغة DOCX أو XLSX أو PDF} inconnu {: محتواه من نوع غير معروف} other {: محتواه من النوع ⁨{trouve}⁩}}. {types, select, none {} other {الأنواع المقبولة: ⁨{types}⁩.}}',
  DOCUMENT_UNREADABLE:
    '{filename, select, none {هذا الملف} other {«⁨{filename}⁩»}} {raison, select, vide {فارغ} bombe {ينفكّ إلى حجم هائل من البيانات} chiffre {محميّ بكلمة مرور} macros {يحتوي على وحدات ماكرو. احفظه بدونها} pixels {صورة كبيرة جدا. صغّرها} other {تالف ولا يمكن قراءته}}. {raison, select, chiffre {أزل الحماية ثم أرسله من جديد.} vide {اختر ملفا آخر.} other {تأكد أنه يُفتح عندك ثم أرسله من جديد.}}',
  DOCUMENT_TOO_LARGE:
    '{filename, select, none {ما أرسلته} other {«⁨{filename}⁩»}} كبير جدا{max, select, none {} other {: {max} ميغابايت لكل ملف على الأكثر}}. صغّره أو قسّمه إلى عدة ملفات.',
  DOCUMENT_TOO_MANY: 'ملفات كثيرة دفعة واحدة{max, select, none {} other {: {max} على الأكثر}}. أرسلها على دفعات.',
  DOCUMENT_STORAGE_FULL: 'لم يبق مكان للملفات. لم يُحفظ شيء ولم يضع شيء: أخبر المسؤول عن النظام ثم أعد إرسال الملف.',
  DOCUMENT_STORAGE_AWAY: 'مخزن الملفات لا يجيب. لم يُحفظ شيء: أعد المحاولة بعد بضع دقائق.',
  DOCUMENT_DAMAGED: 'لم يعد هذا الملف كما أُرسل، ولذلك لا يُعطى. أخبر المسؤول عن النظام ليسترجعه من نسخة احتياطية.',
  DOCUMENT_RECORD_CLOSED: 'التدخّل{reference, select, none {} other { ⁨{reference}⁩}} مغلق: اطلب من المسؤول إضافة المستند.',
  NOTIFICATION_NOT_FOUND: 'هذا الإشعار غير موجود.',
  MODELE_NOT_FOUND: 'لم تُعدَّل هذه الرسالة قط.',
  MODELE_INVALID:
    '{raison, select, vide {هذا النص فارغ: اكتب ما يجب أن يعرفه القارئ.} trop_long {عدد حروف هذا النص ⁨{valeur}⁩ والحد الأقصى {attendu}.} lignes {السطر {ligne}: هذا النص على سطر واحد، احذف الرجوع إلى السطر.} accolade_ouverte {السطر {ligne}، الحرف {colonne}: القوس في «⁨{valeur}⁩» غير مغلق.} accolade_fermee {السطر {ligne}، الحرف {colonne}: هذا القوس لا يغلق شيئا. احذفه، أو افتح قوسا قبل اسم المتغيّر.} accolade_vide {السطر {ligne}، الحرف {colonne}: ينقص اسم متغيّر بين القوسين ({attendu}).} variable_inconnue {السطر {ligne}، الحرف {colonne}: المتغيّر «⁨{valeur}⁩» غير موجود هنا. اكتب {attendu}.} variable_manquante {ينقص المتغيّر «⁨{valeur}⁩»: بدونه لا يعرف القارئ بم يتعلّق الأمر.} other {هذا النص لا يناسب هذه الرسالة.}}',
  VUE_NOT_FOUND: 'هذا العرض غير موجود.',
  VUE_NAME_TAKEN: 'أحد عروضك يحمل هذا الاسم. اختر غيره.',
  CURSOR_INVALID: 'لم تعد بقية هذه القائمة متاحة. أعد تحميلها.',
};
