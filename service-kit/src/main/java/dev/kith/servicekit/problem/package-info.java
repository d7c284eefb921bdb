/// What went wrong with a request, as RFC 9457 has it: a closed catalogue of types and a sentence
/// each.
@SansIo
@NullMarked
package dev.kith.servicekit.problem;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
