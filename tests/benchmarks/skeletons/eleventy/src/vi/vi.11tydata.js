// Everything below is Vietnamese and stands at the root.
export default {
  lang: "vi",
  layout: "layouts/item.njk",
  eleventyComputed: {
    permalink: (data) => `/${data.section}/${data.page.fileSlug}/`,
    other: (data) => `/en/${data.section}/${data.page.fileSlug}/`,
  },
};
