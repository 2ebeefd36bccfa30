/** What agents say often, kept so that it need not be typed. */
@NullMarked
package io.yingda.server.desk.replies;

import org.jspecify.annotations.NullMarked;
