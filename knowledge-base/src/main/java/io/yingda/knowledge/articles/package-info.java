/** Turns Markdown files with front matter into articles, and their Markdown into what WeChat can show. */
@NullMarked
package io.yingda.knowledge.articles;

import org.jspecify.annotations.NullMarked;
