export const etiquettes = {
  caption: 'Scannez pour signaler une panne',
  title: 'Étiquettes QR',
  open: 'Imprimer des étiquettes',
  open_one: 'Imprimer son étiquette',
  count: '{n, plural, one {# étiquette} many {# d’étiquettes} other {# étiquettes}}',
  intro:
    'Chaque étiquette porte le code de l’équipement et un code QR. Toute personne qui le lit peut signaler une panne ; vos équipes ouvrent la fiche.',
  format: 'Format des planches A4',
  formats: {
    '38x21': '38,1 × 21,2 mm, 65 par page',
    '70x37': '70 × 37 mm, 24 par page',
    '63x38': '63,5 × 38,1 mm, 21 par page',
    '99x67': '99,1 × 67,7 mm, 8 par page',
    '105x148': '105 × 148 mm, 4 par page',
  },
  position: 'Commencer à l’étiquette',
  position_help: 'Pour une planche entamée : 1 est la première en haut à gauche.',
  langue: 'Langue de la mention',
  client: 'Écrire le nom du client',
  submit: 'Ouvrir le PDF',
  too_many:
    '{max, plural, one {# étiquette au plus à la fois.} many {# d’étiquettes au plus à la fois.} other {# étiquettes au plus à la fois.}} Imprimez le reste ensuite.',
  retired: 'Les équipements retirés n’ont plus d’étiquette : ils sont laissés de côté.',
  renew: 'Renouveler l’étiquette',
  renew_title: 'Renouveler l’étiquette de {nom} ?',
  renew_text:
    'Les étiquettes déjà collées ne mèneront plus nulle part : il faudra en imprimer et en coller une nouvelle. À faire si une étiquette est perdue ou détournée.',
  renewed: 'Étiquette renouvelée. Imprimez la nouvelle.',
  sheet: 'Place sur la planche',
  place: 'Étiquette {n}',
} as const;
