/// What docs/operate.md says of a service, to hold it against the code.
@NullMarked
package dev.kith.testkit.operating;

import org.jspecify.annotations.NullMarked;
