#pragma once

#include "core/base/problem.h"
#include "core/base/value.h"
#include "core/experiment/experiment.h"
#include "core/surfaces/descend.h"

namespace gradlab {

/// A descent on a surface as a person asks for it, with what is wrong with the request.
struct CheckedDescent {
  Choice surface;
  Choice optimizer;
  Descent descent;
  Problems problems;
};

/// The one place where such a request is checked: {"surface": {"name", knobs..}, "optimizer": {"name", knobs..},
/// "start": [x, y], "steps", "noise", "seed"}. Names and start must be given; the rest has defaults.
CheckedDescent checkDescent(const Value& request);

/// Does what was asked for; there are no problems.
Path descend(const CheckedDescent& asked);

}  // namespace gradlab
