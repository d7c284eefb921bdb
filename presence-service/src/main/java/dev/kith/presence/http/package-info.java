/// The HTTP edge: the directory, and the stream of its changes.
@NullMarked
package dev.kith.presence.http;

import org.jspecify.annotations.NullMarked;
