/** What an earlier process read and made of the content, in a file, so that the next one need not do it again. */
@NullMarked
package io.yingda.knowledge.kept;

import org.jspecify.annotations.NullMarked;
