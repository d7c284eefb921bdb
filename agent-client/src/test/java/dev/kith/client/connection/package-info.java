/// One connection to one relay, tested on simulated time.
@NullMarked
package dev.kith.client.connection;

import org.jspecify.annotations.NullMarked;
