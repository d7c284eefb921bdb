/// Tests of what sessions deliver.
@NullMarked
package dev.kith.relay.session;

import org.jspecify.annotations.NullMarked;
