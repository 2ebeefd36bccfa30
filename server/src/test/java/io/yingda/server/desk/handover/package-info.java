@NullMarked
package io.yingda.server.desk.handover;

import org.jspecify.annotations.NullMarked;
