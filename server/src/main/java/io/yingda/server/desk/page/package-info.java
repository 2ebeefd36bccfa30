/** What the pages of the desk ask for, under {@code /api/desk}: a request in, JSON out. */
@NullMarked
package io.yingda.server.desk.page;

import org.jspecify.annotations.NullMarked;
