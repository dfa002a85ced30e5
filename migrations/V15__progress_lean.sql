-- Nobody read it: learners are locked by advisory locks, and whoever has an event is one. What an answer does not write
-- it need not wait for.
DROP TABLE learner;
