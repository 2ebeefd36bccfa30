/** What the pages of the desk are shown, as JSON. */
@NullMarked
package io.yingda.server.desk.view;

import org.jspecify.annotations.NullMarked;
