/// The schema when it is brought up to date by a job of its own.
@NullMarked
package dev.kith.relay.schema;

import org.jspecify.annotations.NullMarked;
