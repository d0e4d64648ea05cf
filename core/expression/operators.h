#pragma once

#include <tuple>

#include "core/ops/abs.h"
#include "core/ops/add.h"
#include "core/ops/cos.h"
#include "core/ops/div.h"
#include "core/ops/exp.h"
#include "core/ops/gelu.h"
#include "core/ops/log.h"
#include "core/ops/matmul.h"
#include "core/ops/max.h"
#include "core/ops/mean.h"
#include "core/ops/min.h"
#include "core/ops/mul.h"
#include "core/ops/neg.h"
#include "core/ops/pow.h"
#include "core/ops/relu.h"
#include "core/ops/sigmoid.h"
#include "core/ops/silu.h"
#include "core/ops/sin.h"
#include "core/ops/softplus.h"
#include "core/ops/sqrt.h"
#include "core/ops/sub.h"
#include "core/ops/sum.h"
#include "core/ops/tanh.h"

namespace gradlab {

/// The ops that a text can apply: first the signs, then the functions in the order of a help text. Each has `written`
/// and `number`; everything else is derived from these.
using Operators = std::tuple<Add, Sub, Mul, Div, Pow, Matmul<double>, Neg, Exp, Log, Sqrt, Sin, Cos, Tanh, Sigmoid,
                             Relu, Gelu, Silu, Softplus, Abs, Max, Min, Sum, Mean>;

}  // namespace gradlab
