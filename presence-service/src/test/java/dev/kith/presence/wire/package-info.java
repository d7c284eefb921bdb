/// Frames of friends come through as they were; frames of strangers do no harm.
@NullMarked
package dev.kith.presence.wire;

import org.jspecify.annotations.NullMarked;
