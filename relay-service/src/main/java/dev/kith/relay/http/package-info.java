/// The edge to browsers and operators: information document, health, admin.
@NullMarked
package dev.kith.relay.http;

import org.jspecify.annotations.NullMarked;
