/** A turn, or a person at the desk, changes who has a conversation: each change is one transaction and leaves a line and events. */
@NullMarked
package io.yingda.server.desk.handover;

import org.jspecify.annotations.NullMarked;
