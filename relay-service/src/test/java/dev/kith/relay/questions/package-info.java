/// What a whole relay answers to questions beyond NIP-01, frame by frame.
@NullMarked
package dev.kith.relay.questions;

import org.jspecify.annotations.NullMarked;
