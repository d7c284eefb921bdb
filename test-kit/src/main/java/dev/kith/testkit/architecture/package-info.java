/// The rules of ARCHITECTURE.md as tests. A module applies them all with one call of
/// [dev.kith.testkit.architecture.ArchitectureRules#of].
@NullMarked
package dev.kith.testkit.architecture;

import org.jspecify.annotations.NullMarked;
