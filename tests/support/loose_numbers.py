"""Sentences with a number that needs a source, and sentences whose numbers are no proportions."""

# What is found stands between the bars.
LOOSE = """
|3 of 10| men of 50 to 69 had a biopsy.
|Eighty percent| recovered.
|80 %|
|0.9%|
|80 ％|
|3‰|
|Half| recovered within a year.
|Half| our patients improved.
|half| of
|Of 40 patients, 32| recovered.
|32 patients out of 40| recovered.
|12 people in 100| relapsed.
|12 in a hundred|
|Thirty of 40| patients did well.
|Sixteen in twenty|
|Three-quarters| stop.
|two-thirds| recovered
|Survival at five years was 0.84|.
|84 (95 CI| 78 to 90)
|NNT 8|.
The |number needed to treat was 8|.
It cut the |risk by 30 points|.
|None of the 20| patients died.
|All 20| patients recovered.
|½| of people
|Half| of the hospitals offer it.
Lupus became quiet in |9 of 12| people.
|12 of 40| people a year fell ill.
Of those, |7 per 1000| a year lost a toe.
|12 of the 40| children with pain each year
The |infection risk was 0.3| a year.
|Of 40 patients a year, 12| fell ill.
The mean number of patients who relapsed was |12 of 40|.
He paid $5, and |12 of 40| people died.
Kidneys recovered fully in |eight out of every ten|.
About |a third| still took steroids after a year.
|15 to 20%| had a flare within a year.
Of those with nephritis, |two thirds| kept their kidneys.
|No deaths were seen among 30| people.
|Relapse-free survival was 0.5| at three years.
With the new drug |8 more people per 100| kept their feet.
|Nine out of 10| adults with type 2 diabetes had sore feet at some time.
|5-10%| of women had low blood sugar at night.
A hypo happened to |12 women out of 100|.
In trials, |7 per 1000| people lost a toe.
A splint alone helped |32/40| people.
|Seventy-five per cent| could work again after the wrist operation.
The |response rate was 48| in the first year.
The scar still hurt in |three in every twenty| people.
|Of the 60 women who had the operation, about 12| felt numb.
Breast cancer came back in |a quarter| of women.
|87 of every 100| men were alive ten years later.
The drug lowered the chance of death by |a third|.
The cancer had spread in |3 of the 25| men.
|One half| chose to watch and wait.
It is a |fifty-fifty| decision.
|All of the 12| women needed blood.
|Nobody out of 30| got an infection.
The |chance of cure is about 0.7| with both drugs.
|In 100 women, 12| had a lump.
There is a |50:50| chance.
|Four fifths| of women chose it.
It got worse in |3 of the 5| joints.
"""


ONE_IN_N = """
|One patient in three| relapsed.
|1-in-8 people|
|1 in 8|
|one in ten|
|One woman in eight| gets breast cancer.
About |1 out of 20| loses feeling in the thumb.
|One in every five people| with lupus has it in the kidneys.
Low blood sugar wakes |one person in a hundred| each week.
The risk is |1 in 2000|.
"""


RELATIVE = """
Risk was |5x higher|.
|five times that| of others
|twice as|
|risk ratio|
|RR 3.5|
|three times more|
It |doubled| the risk.
|halved|
Deaths were |halved|.
Infections were |twice as common| with cyclophosphamide.
People with lupus are |ten times as likely| to have a heart attack.
The |hazard ratio| favoured surgery.
The chance of losing a foot |doubles| with smoking.
Relapse was |half as likely| with both drugs.
A |threefold| rise in infections was seen.
The risk |halves| if you stop smoking.
It brought a |2-fold| higher risk of stroke.
The number of flares |tripled| after stopping.
Cancer came back |twice the number| of times.
"""


INNOCENT = """
2,000 men of 50 to 69 who had a biopsy.
Take 1/2 tablet.
Blood pressure of 120/80.
Open 24/7.
Pain was scored 7/10.
Scan on 1/2/2026.
A 0.9% saline drip
Half the day is spent in the unit.
One of the three nurses will call.
Step 2 of 3
Three quarters of an hour
Two of three visits
The dose is doubled after a week.
The dose is halved after a week.
This took place in one in 2010.
Take one in two hours.
Doubling of creatinine
Take 2 tablets in 24 hours.
Half a tablet each morning is enough for many.
The drip takes two and a half hours.
A phase 1/2 trial is under way.
Kidney class 3 or 4 was found in the biopsy.
The steroid is cut by half in the second month.
Steroids are halved every two weeks.
The first half of pregnancy needs more visits.
The trial had 100 people in 12 centres.
You have six drips in 24 weeks.
Your HbA1c was 7.5% in March.
Aim for an HbA1c below 7% if you can.
Check your sugar two or three times a day.
Take a third of the dose before the meal.
Inject 10 units in the evening, and 1½ tablets at night.
Vegetables fill half the plate.
Wear the splint for half of each night.
Pain fell from 7 out of 10 to 3 out of 10.
Rub in 1% hydrocortisone cream.
The operation takes half an hour, with a third of that time for the drug to work.
You have stitches for 10 to 14 days, then one visit in 2 weeks.
A third dose is given after six months.
Radiotherapy is given in 15 of 20 planned sessions.
Six cycles of treatment, one every three weeks, in 4 or 5 months.
Your team meets in one of two hospitals.
The second half of the year is busy.
The trial of 300 people ran in 2015 and 2016.
It was a double-blind trial of 300 people over 52 weeks.
Recovery takes twice as long after open surgery.
The tumour was 2 cm wide and 3.5 cm long.
ALT was three times the upper limit of normal.
A titre of 1:160 or more was asked for.
In all 29 people were seen for five years.
Between 2010 and 2020, 94 people had a transplant.
Her sight was 6/6 with glasses.
Adults aged 18 to 65 could join.
The dose was halved in people with weak kidneys.
Twice as much insulin was needed.
One in two visits is by phone.
SLEDAI fell by 4 points.
On 3/4 of the days you wear it.
Children had 0.56 throat infections a year after the operation, and 0.77 a year while waiting.
Children had 0.21 fewer throat infections a year.
The number of infections was 0.56 a year.
Cases fell by 0.5 infections a year.
Infections fell by 3 a year.
The mean number of infections in each child was 0.56.
17 instead of 22 sore throat days a year.
A visit costs $12.50 in 2 of the countries.
Medicine costs 30 of the 100 euros.
"""
