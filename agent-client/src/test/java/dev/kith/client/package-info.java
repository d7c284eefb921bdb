/// The client as its users see it.
@NullMarked
package dev.kith.client;

import org.jspecify.annotations.NullMarked;
