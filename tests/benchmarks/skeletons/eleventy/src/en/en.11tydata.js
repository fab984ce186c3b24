// Everything below is English and stands below /en/.
export default {
  lang: "en",
  layout: "layouts/item.njk",
  eleventyComputed: {
    permalink: (data) => `/en/${data.section}/${data.page.fileSlug}/`,
    other: (data) => `/${data.section}/${data.page.fileSlug}/`,
  },
};
