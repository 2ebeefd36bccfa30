/** What changed at the desk goes to the pages that are open, on whichever node it happened; nothing is missed. */
@NullMarked
package io.yingda.server.desk.live;

import org.jspecify.annotations.NullMarked;
