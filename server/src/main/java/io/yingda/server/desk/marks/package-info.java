/** That the bot should have said something: what agents find becomes the editors' work. */
@NullMarked
package io.yingda.server.desk.marks;

import org.jspecify.annotations.NullMarked;
