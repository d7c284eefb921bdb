/// Holds what the documents say against the code.
@NullMarked
package dev.kith.relay.docs;

import org.jspecify.annotations.NullMarked;
