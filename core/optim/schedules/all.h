#pragma once

#include <tuple>

#include "core/optim/schedules/constant.h"
#include "core/optim/schedules/cosine.h"
#include "core/optim/schedules/step.h"
#include "core/optim/schedules/warmup-cosine.h"

namespace gradlab::schedule {

/// The catalog of schedules, in the order of a menu.
using All = std::tuple<Constant, Step, Cosine, WarmupCosine>;

}  // namespace gradlab::schedule
