/// What is kept on this machine.
@NullMarked
package dev.kith.client.store;

import org.jspecify.annotations.NullMarked;
