/// Holds what the documents say against the code.
@NullMarked
package dev.kith.testkit.docs;

import org.jspecify.annotations.NullMarked;
