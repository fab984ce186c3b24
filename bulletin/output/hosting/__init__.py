"""What hosts must be told of a site: headers, caches, types, redirects, in the words of each."""
