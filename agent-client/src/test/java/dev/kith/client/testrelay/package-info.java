/// A relay that can be told to misbehave, over real sockets.
@NullMarked
package dev.kith.client.testrelay;

import org.jspecify.annotations.NullMarked;
