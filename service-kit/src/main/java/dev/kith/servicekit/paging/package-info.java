/// Lists in pages: the reader hands back the cursor that came with the page before, so that rows
/// which come and go in between neither repeat nor hide others.
@SansIo
@NullMarked
package dev.kith.servicekit.paging;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
