// Our policy allows no code made from text: schemas are told not to try.
window['__zod_globalConfig'] = { jitless: true };
// Before the first paint: colour scheme, language and direction of last time, so that nothing flashes.
(function () {
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto';
    var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
    var langue = localStorage.getItem('mif.langue');
    if (langue) {
      root.lang = langue;
      root.dir = langue === 'ar' ? 'rtl' : 'ltr';
    }
  } catch (error) {
    root.setAttribute('data-mantine-color-scheme', 'light');
  }
})();
