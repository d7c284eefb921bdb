/// What is looked for.
@NullMarked
package dev.kith.client.find;

import org.jspecify.annotations.NullMarked;
