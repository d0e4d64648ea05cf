"""Trials per second of Optuna (random sampler) with PyTorch, for bench/search.json. Prints a line of JSON."""

import json
import sys
import time

import optuna
import torch

optuna.logging.set_verbosity(optuna.logging.ERROR)
torch.set_num_threads(1)
sweep = json.load(open(sys.argv[1]))
steps, trials = sweep["base"]["steps"], int(sys.argv[2])
lr = sweep["space"]["optimizer.lr"]

torch.manual_seed(0)
x = torch.randn(500, 2)
y = (x[:, 0] * x[:, 1] > 0).long()
train, valid = slice(0, 300), slice(300, 400)


def objective(trial):
    model = torch.nn.Sequential(
        torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 16), torch.nn.ReLU(), torch.nn.Linear(16, 2)
    )
    optimizer = torch.optim.Adam(model.parameters(), trial.suggest_float("lr", lr["low"], lr["high"], log=True))
    loss = torch.nn.CrossEntropyLoss()
    order, at = torch.randperm(300), 0
    for step in range(steps):
        if at + 32 > 300:
            order, at = torch.randperm(300), 0
        rows = order[at : at + 32]
        at += 32
        optimizer.zero_grad()
        loss(model(x[train][rows]), y[train][rows]).backward()
        optimizer.step()
        if step % 50 == 0:
            with torch.no_grad():
                loss(model(x[train]), y[train]), loss(model(x[valid]), y[valid])
    with torch.no_grad():
        return loss(model(x[valid]), y[valid]).item()


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=0))
study.optimize(objective, n_trials=2)
begun = time.perf_counter()
study.optimize(objective, n_trials=trials)
seconds = time.perf_counter() - begun
print(json.dumps({"optuna": optuna.__version__, "torch": torch.__version__, "trialsPerSecond": trials / seconds}))
