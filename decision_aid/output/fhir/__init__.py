"""HL7 FHIR R4: an aid as a Questionnaire, answers as a QuestionnaireResponse and back, a consultation as a Bundle.

What each of our types becomes is decided in `questionnaire`; `normal_form` and `enable_when` say a condition in FHIR.
"""
