/** A contact as an answer shows it. */
export const contactExample = {
  id: 5,
  client_id: 1,
  site_id: null,
  site: null,
  nom: 'Rachid Bennani',
  fonction: 'Directeur technique',
  telephone: '+212523400115',
  mobile: '+212661204518',
  email: 'r.bennani@cimenterie-atlas.ma',
  email_rejete_at: null,
  is_principal: true,
  is_active: true,
  version: 1,
};
