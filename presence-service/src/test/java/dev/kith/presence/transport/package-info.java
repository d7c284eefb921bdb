/// Members over real sockets.
@NullMarked
package dev.kith.presence.transport;

import org.jspecify.annotations.NullMarked;
