/** Who serves: presence goes in, and out comes who is given which conversation. */
@NullMarked
package io.yingda.server.desk.agents;

import org.jspecify.annotations.NullMarked;
