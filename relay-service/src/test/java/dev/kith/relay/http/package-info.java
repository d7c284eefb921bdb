/// Tests of what operators ask the relay over HTTP.
@NullMarked
package dev.kith.relay.http;

import org.jspecify.annotations.NullMarked;
