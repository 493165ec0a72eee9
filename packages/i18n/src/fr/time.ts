export const time = {
  late_by: 'En retard de {duree}',
  due_in: 'Dans {duree}',
  ago: 'il y a {duree}',
  just_now: 'à l’instant',
  from_to: 'de {debut} à {fin}',
  morocco: 'Heure du Maroc',
} as const;
