/// The edge to clients: WebSocket frames in and out.
@NullMarked
package dev.kith.relay.websocket;

import org.jspecify.annotations.NullMarked;
