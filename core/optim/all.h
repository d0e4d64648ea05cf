#pragma once

#include <tuple>

#include "core/optim/adagrad.h"
#include "core/optim/adam.h"
#include "core/optim/adamw.h"
#include "core/optim/momentum.h"
#include "core/optim/nesterov.h"
#include "core/optim/rmsprop.h"
#include "core/optim/sgd.h"

namespace gradlab::rule {

/// The catalog of update rules, in the order of a menu. Everything else is derived from this list.
using All = std::tuple<Sgd, Momentum, Nesterov, Adam, AdamW, RmsProp, Adagrad>;

}  // namespace gradlab::rule
