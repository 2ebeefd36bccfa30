/**
 * Located documents: a tree whose every value knows its line, read field by field with all problems reported at once.
 */
@NullMarked
package io.yingda.engine.document;

import org.jspecify.annotations.NullMarked;
