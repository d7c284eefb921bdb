@NullMarked
package dev.kith.relay.connection;

import org.jspecify.annotations.NullMarked;
