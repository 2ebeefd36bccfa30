/** Tells who of the followers are one customer, and keeps anybody from finding out by trying who somebody is. */
@NullMarked
package io.yingda.server.customers;

import org.jspecify.annotations.NullMarked;
