/** Turns a question as it is typed, in Latin letters or in dialect, into the words of the content it is asked of. */
@NullMarked
package io.yingda.knowledge.reading;

import org.jspecify.annotations.NullMarked;
