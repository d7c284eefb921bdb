@NullMarked
package dev.kith.relay.ingest;

import org.jspecify.annotations.NullMarked;
