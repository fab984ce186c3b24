// Only in offline editions (docs/search.md): gets files of the search index where nothing may be fetched. There each
// is a script that leaves its data on its own element.
(() => {
  const folder = new URL("../search-index/", document.currentScript.src).href;
  const createScriptURL = (url) => {
    if (new URL(url, folder).href.startsWith(folder)) return url;
    throw new TypeError(url);
  };
  const policy = window.trustedTypes?.createPolicy("offline", { createScriptURL }) || { createScriptURL };
  window.readIndex = (url) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => {
      script.remove();
      resolve(script.data);
    };
    script.onerror = reject;
    script.src = policy.createScriptURL(String(url));
    document.head.append(script);
  });
})();
