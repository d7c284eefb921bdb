/// The WebSocket to a relay, on the client that comes with the JDK.
@NullMarked
package dev.kith.client.websocket;

import org.jspecify.annotations.NullMarked;
