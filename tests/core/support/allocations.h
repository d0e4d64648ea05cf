#pragma once

namespace gradlab {

/// How often this program asked for memory so far: by operator new, and by malloc, which is what Eigen's temporaries use.
long allocations();

}  // namespace gradlab
